import type { ReactNode } from 'react';

/** The few signs of the house, drawn on a 16 × 16 ground in the colour of the text beside them. */
const outlines = {
  check: <path d="M3 8.5l3.2 3.2L13 5" />,
  cross: <path d="M4 4l8 8M12 4l-8 8" />,
  disc: <circle cx="8" cy="8" r="5.5" fill="currentColor" />,
  ring: <circle cx="8" cy="8" r="5.5" />,
  half: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="M8 2.5a5.5 5.5 0 0 1 0 11z" fill="currentColor" stroke="none" />
    </>
  ),
  square: <rect x="3" y="3" width="10" height="10" />,
  diamond: <path d="M8 2l6 6-6 6-6-6z" />,
  triangle: <path d="M8 2.5l6 11H2zM8 7v3M8 11.6v.6" />,
  dash: <path d="M3 8h10" />,
  clock: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 4.5V8l2.5 1.5" />
    </>
  ),
  lock: (
    <>
      <rect x="3" y="7" width="10" height="7" />
      <path d="M5 7V5a3 3 0 0 1 6 0v2" />
    </>
  ),
  up: <path d="M4 10l4-4 4 4" />,
  down: <path d="M4 6l4 4 4-4" />,
  back: <path d="M10 4L6 8l4 4" />,
  on: <path d="M6 4l4 4-4 4" />,
  search: (
    <>
      <circle cx="7" cy="7" r="4.5" />
      <path d="M10.5 10.5L14 14" />
    </>
  ),
  save: <path d="M8 2v8M4.5 7L8 10.5 11.5 7M3 13.5h10" />,
  file: <path d="M4 2h5l3 3v9H4zM9 2v3h3" />,
  person: (
    <>
      <circle cx="8" cy="5" r="2.8" />
      <path d="M2.8 14c.6-3 2.7-4.5 5.2-4.5s4.6 1.5 5.2 4.5" />
    </>
  ),
  columns: <path d="M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10" />,
  language: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M2 8h12M8 2c-4.5 4-4.5 8 0 12M8 2c4.5 4 4.5 8 0 12" />
    </>
  ),
  plus: <path d="M8 3v10M3 8h10" />,
} as const;

export type ShapeName = keyof typeof outlines;

/** A sign that says nothing alone: the word stands beside it, or the control has a label. */
export function Shape({ name, size = 16 }: { readonly name: ShapeName; readonly size?: number }): ReactNode {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      style={{ flex: 'none' }}
    >
      {outlines[name]}
    </svg>
  );
}
