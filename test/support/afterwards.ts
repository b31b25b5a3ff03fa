type Work = () => unknown;
const works: Work[] = [];

/** Done after the last test of the file, the latest first: what is opened inside of `beforeAll` or a test is closed so, for vitest does not hear an `afterAll` there. */
export const afterwards = (work: Work): void => void works.push(work);

/** For the set-up file of the run alone. */
export async function doAfterwards(): Promise<void> {
  for (const work of works.splice(0).toReversed()) await work();
}
