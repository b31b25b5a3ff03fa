import { Drawer as AntDrawer, type DrawerProps } from "antd";
import { useKeyboardBack } from "./useKeyboardBack.ts";

interface Props extends Omit<DrawerProps, "open" | "onClose"> {
  onClose(): void;
}

/** A drawer beside the page, open as long as it is there and never wider than the screen; the keyboard goes back to where it was. */
export function Drawer(props: Props) {
  useKeyboardBack();
  return <AntDrawer open styles={{ wrapper: { maxWidth: "100vw" } }} {...props} />;
}
