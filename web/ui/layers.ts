/** What lies over whatever opened it, and takes Escape for itself: lists, calendars and the browser's own dialogs. */
const lists = 'dialog[open], [role="listbox"], .ant-popover, .ant-dropdown, .ant-select-dropdown, .ant-picker-dropdown';

/** Pieces that are folded away have no place on the screen. */
const shown = (layers: string): Element[] => [...document.querySelectorAll(layers)].filter((layer) => layer.getClientRects().length > 0);

export const openLists = (): Element[] => shown(lists);
export const isCovered = (): boolean => shown(`${lists}, [role="dialog"]`).length > 0;
