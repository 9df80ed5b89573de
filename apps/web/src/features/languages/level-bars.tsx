import type { Level } from '../../api/standards';

const steps: readonly Level[] = ['titles', 'complete', 'reviewed', 'approved'];

/** Four steps a language version climbs: titles, complete, reviewed, approved. */
export function LevelBars({ level }: { readonly level: Level }) {
  const reached = steps.indexOf(level) + 1;
  return (
    <svg className="level-bars" viewBox="0 0 15 10" width="15" height="10" aria-hidden="true">
      {steps.map((step, index) => (
        <rect key={step} x={index * 4} y={6 - index * 2} width="3" height={4 + index * 2} rx="0.75" className={index < reached ? 'reached' : undefined} />
      ))}
    </svg>
  );
}
