/** Turn: what is asked for at the same time is done one after the other, in the order it was asked for. Pure. */

/** A queue: each work begins when the one before it has come to its end, well or badly. */
export function oneByOne(): <Answer>(work: () => Promise<Answer>) => Promise<Answer> {
  let turn: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = turn.then(work);
    turn = mine.catch(() => undefined);
    return mine;
  };
}
