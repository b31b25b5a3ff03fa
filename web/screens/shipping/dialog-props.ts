import type { Delivery } from "./delivery-read.tsx";

export interface DialogProps {
  delivery: Delivery;
  onClose(): void;
}
