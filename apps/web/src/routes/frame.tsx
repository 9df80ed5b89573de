import { Link, Outlet } from '@tanstack/react-router';
import { lazy, useEffect } from 'react';
import { useNow } from '../api/clock';
import { useMe } from '../api/participants';
import { SignIn } from '../features/participants/sign-in';
import { UnreadCount } from '../features/notices/unread-count';
import { dayOf } from '../language/calendar';
import { useReader } from '../language/reader';
import { draftsBelongTo } from '../look/drafts';
import { LanguageSwitch } from '../look/language-switch';
import { SignInAgainProvider } from '../look/sign-in-again';
import { ThemeSwitch } from '../look/theme-switch';
import './frame.css';

const SignInForm = lazy(() => import('../features/participants/sign-in-form'));
const ZONE = 'Asia/Shanghai';

/** What stands around every page: where one is, in which language, and as whom. */
export function Frame() {
  const { t } = useReader();
  const me = useMe();
  const person = me?.person.id;
  useEffect(() => {
    if (person) draftsBelongTo(person);
  }, [person]);
  return (
    <SignInAgainProvider value={SignInForm}>
      <a className="skip" href="#page">
        {t('frame.skip')}
      </a>
      <header className="frame not-on-paper">
        <Link to="/" className="wordmark">
          <img src="/favicon.svg" alt="" width="22" height="22" />
          Lockstep
        </Link>
        <nav aria-label={t('frame.places')}>
          <Link to="/" activeOptions={{ exact: true, includeSearch: false }}>
            {t('frame.portfolio')}
          </Link>
          {me && <Link to="/work">{t('frame.work')}</Link>}
          {me && (
            <Link to="/inbox">
              {t('frame.inbox')} <UnreadCount />
            </Link>
          )}
        </nav>
        <SimulatedTime />
        <div className="frame-end">
          <LanguageSwitch />
          <ThemeSwitch />
          <SignIn />
        </div>
      </header>
      <main id="page" tabIndex={-1}>
        <Outlet />
      </main>
      <footer className="foot quiet small not-on-paper">
        <span>{t('frame.promise')}</span>
        <a href="/api/docs">{t('frame.api')}</a>
      </footer>
    </SignInAgainProvider>
  );
}

/** On a scenario's clock "today" is another day, and every count of days goes by it. */
function SimulatedTime() {
  const { t, day } = useReader();
  const { now, simulated } = useNow();
  return simulated ? <span className="mark amber">{t('frame.simulated', { day: day(dayOf(now, ZONE)) })}</span> : null;
}
