import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMe } from '../api/participants';
import { useLaws } from '../features/lifecycle/portfolio/portfolio';
import { ProposeForm } from '../features/lifecycle/proposing/propose-form';
import { useReader } from '../language/reader';
import { usePageTitle } from '../look/page-title';
import { Waiting } from '../look/waiting';
import '../features/lifecycle/proposing/proposing.css';
import '../features/lifecycle/portfolio/portfolio.css';

/** Where a standard begins. */
export function ProposePage() {
  const { t } = useReader();
  usePageTitle(t('propose.heading'));
  const me = useMe();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { known } = useLaws();
  const proposed = (id: string) => {
    for (const queryKey of [['portfolio'], ['tasks']]) void client.invalidateQueries({ queryKey });
    void navigate({ to: '/standards/$id', params: { id } });
  };
  return (
    <>
      <div className="page-head">
        <h1>{t('propose.heading')}</h1>
      </div>
      {me === null && <p className="sheet empty">{t('propose.signIn')}</p>}
      {me && (
        <div className="sheet proposing">
          <div className="inside">{known.length > 0 ? <ProposeForm me={me} known={known} proposed={proposed} /> : <Waiting lines={8} />}</div>
        </div>
      )}
    </>
  );
}
