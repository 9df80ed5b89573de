import { useEffect } from 'react';

const NAME = 'Lockstep';

/** What the window is called. */
export function usePageTitle(title: string | undefined): void {
  useEffect(() => {
    document.title = title ? `${title} · ${NAME}` : NAME;
  }, [title]);
}
