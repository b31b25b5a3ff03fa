import { type DragEvent, useState } from "react";

/** Files may be let go over an element, except over a part that takes them itself; `over` while one is held there. */
export function useDropping(onFile: (file: File) => void) {
  const [over, setOver] = useState(false);
  const isFile = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes("Files");
  return {
    over,
    dropping: {
      onDragOver(event: DragEvent) {
        if (!isFile(event)) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave(event: DragEvent) {
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) setOver(false);
      },
      onDropCapture: () => setOver(false),
      onDrop(event: DragEvent) {
        if (!isFile(event)) return;
        event.preventDefault();
        const [file] = event.dataTransfer.files;
        if (file) onFile(file);
      },
    },
  };
}
