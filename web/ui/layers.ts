/** What lies over whatever opened it, and takes Escape for itself: lists, calendars and the browser's own dialogs. */
const lists = 'dialog[open], [role="listbox"], .ant-popover, .ant-dropdown, .ant-select-dropdown, .ant-picker-dropdown';

/** Pieces that are folded away have no place on the screen. */
const isShown = (layers: string): boolean => [...document.querySelectorAll(layers)].some((layer) => layer.getClientRects().length > 0);

export const listIsOpen = (): boolean => isShown(lists);
export const isCovered = (): boolean => isShown(`${lists}, [role="dialog"]`);
