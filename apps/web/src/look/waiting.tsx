import { useReader } from '../language/reader';

/** What stands where an answer will be. */
export function Waiting({ lines = 4 }: { readonly lines?: number }) {
  const { t } = useReader();
  return (
    <div className="waiting" role="status">
      <b className="unseen">{t('page.waiting')}</b>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} style={{ width: `${[92, 78, 85, 60, 70][line % 5]}%` }} />
      ))}
    </div>
  );
}
