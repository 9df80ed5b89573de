import { type ReactNode, useId } from 'react';

interface SheetProps {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
  /** What a link within the page leads to. */
  readonly id?: string;
}

/** One subject of a page, under its heading. */
export function Sheet({ title, aside, children, className = '', id: anchor }: SheetProps) {
  const id = useId();
  return (
    <section {...(anchor && { id: anchor })} className={`sheet ${className}`} aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {aside}
      </header>
      <div className="inside">{children}</div>
    </section>
  );
}
