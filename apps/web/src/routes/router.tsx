import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { ProblemNotice } from '../look/problem-notice';
import { Waiting } from '../look/waiting';
import { Frame } from './frame';
import { Lost } from './lost';

export interface PortfolioSearch {
  readonly view?: 'board' | undefined;
  readonly stage?: string | undefined;
  readonly q?: string | undefined;
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined);

const root = createRootRoute({ component: Frame, notFoundComponent: Lost });

const portfolio = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: (search: Record<string, unknown>): PortfolioSearch => ({
    ...(search['view'] === 'board' && { view: 'board' as const }),
    ...(text(search['stage']) && { stage: text(search['stage']) }),
    ...(text(search['q']) && { q: text(search['q']) }),
  }),
  component: lazyRouteComponent(() => import('./portfolio-page'), 'PortfolioPage'),
});

const standard = createRoute({
  getParentRoute: () => root,
  path: '/standards/$id',
  component: lazyRouteComponent(() => import('./standard-page'), 'StandardPage'),
});

const work = createRoute({ getParentRoute: () => root, path: '/work', component: lazyRouteComponent(() => import('./work-page'), 'WorkPage') });

const propose = createRoute({ getParentRoute: () => root, path: '/propose', component: lazyRouteComponent(() => import('./propose-page'), 'ProposePage') });

const inbox = createRoute({
  getParentRoute: () => root,
  path: '/inbox',
  validateSearch: (search: Record<string, unknown>): { readonly show?: 'unread' } => (search['show'] === 'unread' ? { show: 'unread' } : {}),
  component: lazyRouteComponent(() => import('./inbox-page'), 'InboxPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([portfolio, standard, work, propose, inbox]),
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultPendingComponent: () => <Waiting lines={8} />,
  defaultErrorComponent: ({ error, reset }) => <ProblemNotice error={error} again={reset} isPage />,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
