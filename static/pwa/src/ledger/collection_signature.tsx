/** A name drawn with a finger: kept as the points of its strokes, so that it stays small and sharp. */

import { useId, useRef, useState } from 'preact/hooks';
import { LIMITS } from '../contract/contract.gen';
import { say } from '../i18n';
import { Button } from '../ui/button';
import { FieldNotes, type FieldProperties } from '../ui/field';

/** The field is three times as wide as it is high; both ways are measured in this many steps of its width. */
const HEIGHT = Math.floor(LIMITS.stroke_grid / 3);
/** A point nearer than this to the one before adds nothing that could be seen. */
const NEAR = 12;

/** Strokes as a form keeps them; none for a text that is nothing of the sort. */
export function readStrokes(text: string): number[][] {
  return text === '' ? [] : (JSON.parse(text) as number[][]);
}

/** The strokes without the last one, as a form keeps them. */
export function lessOne(strokes: readonly (readonly number[])[]): string {
  return strokes.length > 1 ? JSON.stringify(strokes.slice(0, -1)) : '';
}

/** A drawn name, as it was drawn. */
export function Signature({ strokes }: { strokes: readonly (readonly number[])[] }) {
  return (
    <svg class="signature" viewBox={`0 0 ${LIMITS.stroke_grid} ${HEIGHT}`} role="img" aria-label={say('confirm.drawn')}>
      {strokes.map((stroke, place) => (
        <polyline key={place} points={(stroke.length === 2 ? [...stroke, ...stroke] : stroke).join(' ')} />
      ))}
    </svg>
  );
}

/** The field to draw in. Who cannot draw says so in the field below it: nothing here is needed for that. */
export function SignatureField<Name extends string>({ form, name, label, hint }: FieldProperties<Name>) {
  const id = useId();
  const [drawing, setDrawing] = useState<number[] | null>(null);
  const live = useRef<number[]>([]);
  const strokes = readStrokes(form.texts[name]);
  const room = LIMITS.stroke_points_max - strokes.reduce((sum, stroke) => sum + stroke.length / 2, 0);
  const problem = form.problem(name);

  const pointOf = (event: PointerEvent & { currentTarget: Element }): [number, number] => {
    const box = event.currentTarget.getBoundingClientRect();
    const step = (share: number, most: number) => Math.max(0, Math.min(most, Math.round(share * LIMITS.stroke_grid)));
    return [
      step((event.clientX - box.left) / box.width, LIMITS.stroke_grid),
      step((event.clientY - box.top) / box.width, HEIGHT),
    ];
  };
  const begin = (event: PointerEvent & { currentTarget: Element }) => {
    if (room <= 0) return;
    event.currentTarget.setPointerCapture?.(event.pointerId);
    live.current = pointOf(event);
    setDrawing(live.current);
  };
  const move = (event: PointerEvent & { currentTarget: Element }) => {
    if (live.current.length === 0 || live.current.length / 2 >= room) return;
    const [x, y] = pointOf(event);
    const [lastX = 0, lastY = 0] = live.current.slice(-2);
    if (Math.hypot(x - lastX, y - lastY) < NEAR) return;
    live.current = [...live.current, x, y];
    setDrawing(live.current);
  };
  const end = () => {
    if (live.current.length === 0) return;
    form.type(name, JSON.stringify([...strokes, live.current]));
    live.current = [];
    setDrawing(null);
  };

  return (
    <fieldset class="field" aria-describedby={`${id}-notes`}>
      <legend>{label}</legend>
      {hint && <p class="hint">{hint}</p>}
      <div
        class="sign-here"
        data-invalid={problem !== null}
        onPointerDown={begin}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={end}
      >
        <Signature strokes={drawing ? [...strokes, drawing] : strokes} />
      </div>
      {strokes.length > 0 && (
        <div class="choices">
          <Button look="quiet" icon="undo" press={() => form.type(name, lessOne(strokes))}>
            {say('confirm.draw_back')}
          </Button>
          <Button look="quiet" press={() => form.type(name, '')}>
            {say('confirm.draw_again')}
          </Button>
        </div>
      )}
      <FieldNotes id={id} problem={problem} />
    </fieldset>
  );
}
