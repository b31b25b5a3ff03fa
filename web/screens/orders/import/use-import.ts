import { useCallback, useEffect, useRef, useState } from "react";
import { type ImportMapping, previewImport, rememberMapping } from "../../../../contract/order-import.ts";
import { call } from "../../../api/client.ts";
import { ProblemError } from "../../../api/problem.ts";
import type { EntryLine } from "../entry-form.ts";
import { base64Of } from "./files.ts";
import { asked, begun, type Import, judged, linesOf, type Preview, restOf } from "./state.ts";

/** Long enough that a number is asked about once. */
const judgePauseMs = 300;

/** A file whose columns nobody knows yet: its first rows, and the look under which the answer is remembered. */
export interface Unknown {
  file: File;
  sample: string[][];
  shape: string;
}

const unknownOf = (error: unknown, file: File): Unknown | undefined => {
  const told = error instanceof ProblemError ? (error.problem.refusals ?? []).find(({ code }) => code === "importNoColumns")?.facts : undefined;
  const { header, shape } = (told ?? {}) as { header?: string[][]; shape?: string };
  return header && shape ? { file, sample: header, shape } : undefined;
};

/** A customer's file or pasted rows on their way into the form: read, judged, mended, taken. */
export function useImport(customerId: string) {
  const [now, setNow] = useState<Import>();
  const [file, setFile] = useState<File>();
  const [unknown, setUnknown] = useState<Unknown>();
  const [reading, setReading] = useState<string>();
  const [error, setError] = useState<unknown>();
  const customer = useRef(customerId);
  useEffect(() => {
    customer.current = customerId;
  });
  const ask = useCallback((input: Parameters<typeof call<typeof previewImport>>[1]): Promise<Preview> => call(previewImport, { ...input, ...(customer.current && { customerId: customer.current }) }), []);
  useJudging(now, { customerId, ask, onJudged: setNow, onError: setError });

  const close = useCallback(() => {
    setNow(undefined);
    setFile(undefined);
    setUnknown(undefined);
    setError(undefined);
  }, []);
  const open = useCallback(
    async (given: File, mapping?: ImportMapping): Promise<Preview | undefined> => {
      close();
      setReading(given.name);
      try {
        const preview = await ask({ file: { name: given.name, bytes: await base64Of(given) }, ...(mapping && { mapping }) });
        setFile(given);
        setNow(begun(preview, given.name));
        return preview;
      } catch (failure) {
        const asks = mapping ? undefined : unknownOf(failure, given);
        if (asks) setUnknown(asks);
        else setError(failure);
        return undefined;
      } finally {
        setReading(undefined);
      }
    },
    [ask, close],
  );
  const paste = async (rows: string[][], name: string): Promise<EntryLine[]> => {
    close();
    try {
      const read = begun(await ask({ rows }), name);
      setNow(restOf(read));
      return linesOf(read);
    } catch (failure) {
      setError(failure);
      return [];
    }
  };
  const reread = () => {
    if (file && now?.source === "file" && !now.touched) void open(file);
  };
  useWhenKnown(customerId, reread);
  /** Says which column is which, and has it remembered for the customer. */
  const sayColumns = (mapping: ImportMapping) => {
    const shape = now?.shape ?? unknown?.shape;
    if (customerId && shape && now?.source !== "paste") void call(rememberMapping, { customerId, shape, mapping }).catch(setError);
    if (unknown) void open(unknown.file, mapping);
    else if (now) setNow({ ...now, mapping, remembered: false });
  };
  /** The good rows are in the form now; of pasted ones the others stay to be mended. */
  const taken = () => {
    const rest = now?.source === "paste" ? restOf(now) : undefined;
    if (rest) setNow(rest);
    else close();
  };
  return { now, file, unknown, reading, error, change: setNow, open, paste, sayColumns, taken, close, setError };
}

/** Whose file it is decides which numbers are known, how it is read, and whether it was entered before. */
function useWhenKnown(customerId: string, reread: () => void): void {
  const latest = useRef(reread);
  useEffect(() => {
    latest.current = reread;
  });
  useEffect(() => {
    if (customerId) latest.current();
  }, [customerId]);
}

interface Judging {
  customerId: string;
  ask(input: ReturnType<typeof asked>): Promise<Preview>;
  onJudged(change: (now: Import | undefined) => Import | undefined): void;
  onError(error: unknown): void;
}

/** Has the rows judged anew when what they say, which column is which, or whose they are has changed and typing pauses. */
function useJudging(now: Import | undefined, { customerId, ask, onJudged, onError }: Judging): void {
  const text = now ? JSON.stringify(asked(now, customerId)) : "";
  const last = useRef({ about: now?.shape, text });
  useEffect(() => {
    // What was just read is judged already.
    if (!text || last.current.about !== now?.shape) return void (last.current = { about: now?.shape, text });
    if (last.current.text === text) return;
    const timer = setTimeout(() => {
      const question = JSON.parse(text) as ReturnType<typeof asked>;
      last.current = { about: now?.shape, text };
      if (!question.rows?.length) return;
      // A later change of the rows is asked about by itself; its answer comes later.
      ask(question).then((preview) => onJudged((current) => (current && JSON.stringify(asked(current, customerId)) === text ? judged(current, preview) : current)), onError);
    }, judgePauseMs);
    return () => clearTimeout(timer);
  }, [text, now?.shape, customerId, ask, onJudged, onError]);
}
