import type { ReactNode } from "react";

/**
 * A dialog of the browser's own, which comes with the page: it stands, and its first field has the keyboard, before the next key is pressed. Escape, a press beside it and a
 * phone's way back close it; the keyboard then goes back to where it was.
 */
export const LightDialog = ({ label, className, onClose, children }: { label: string; className: string | undefined; onClose(): void; children: ReactNode }) => (
  <dialog ref={shown} className={className} aria-label={label} closedby="any" onCancel={onClose}>{children}</dialog>
);

function shown(dialog: HTMLDialogElement): () => void {
  dialog.showModal();
  return () => dialog.close();
}
