import { Link } from '@tanstack/react-router';
import { useReader } from '../language/reader';

export function Lost() {
  const { t } = useReader();
  return (
    <div className="problem">
      <h1 style={{ fontSize: 18 }}>{t('lost.title')}</h1>
      <p className="remedy">
        <Link to="/">{t('lost.back')}</Link>
      </p>
    </div>
  );
}
