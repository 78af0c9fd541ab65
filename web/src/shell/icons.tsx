/** The few signs of the frame, drawn with one pen; words always stand beside or behind them. */
const SIGNS = {
  menu: 'M3 5.5h14M3 10h14M3 14.5h14',
  close: 'M5 5 15 15M15 5 5 15',
  person: 'M10 10.2a3.4 3.4 0 1 0 0-6.8 3.4 3.4 0 0 0 0 6.8ZM3.6 16.8c.7-3 3.2-4.6 6.4-4.6s5.7 1.6 6.4 4.6',
  down: 'M5.5 8 10 12.5 14.5 8',
} as const;

export function Sign({ of, size = 20 }: { of: keyof typeof SIGNS; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden="true">
      <path
        d={SIGNS[of]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.7"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
