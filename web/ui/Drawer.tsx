import { Drawer as AntDrawer, type DrawerProps } from "antd";
import { useEscape } from "./useEscape.ts";
import { useKeyboardBack } from "./useKeyboardBack.ts";

interface Props extends Omit<DrawerProps, "open" | "onClose"> {
  onClose(): void;
}

/** A drawer beside the page, open as long as it is there and never wider than the screen; the keyboard goes back to where it was. */
export function Drawer(props: Props) {
  useKeyboardBack();
  useEscape(props.onClose);
  return <AntDrawer open keyboard={false} styles={{ wrapper: { maxWidth: "100vw" } }} {...props} />;
}
