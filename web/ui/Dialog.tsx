import { Modal, type ModalProps } from "antd";
import { useEscape } from "./useEscape.ts";
import { useKeyboardBack } from "./useKeyboardBack.ts";

interface Props extends Omit<ModalProps, "open" | "onCancel" | "mask"> {
  /** A press beside it does not close it: what was typed in it, or is shown only once, would be lost. */
  stays?: boolean;
  onClose(): void;
}

/** A dialog over the page, open as long as it is there; the keyboard comes from where it was and goes back there. */
export function Dialog({ stays = false, footer = null, onClose, ...rest }: Props) {
  useKeyboardBack();
  useEscape(onClose);
  return <Modal open keyboard={false} onCancel={onClose} footer={footer} mask={{ closable: !stays }} {...rest} />;
}
