import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { Problem } from './api/problem';
import { startSpeaking } from './language/catalogues';
import { Controls } from './look/controls';
import './look/colours.css';
import './look/page.css';
import { router } from './routes/router';

const FRESH_MS = 10_000;
const TRIES = 2;

/** What was refused or is not there stays so; what broke may pass. */
const mayPass = (error: Error): boolean => !(error instanceof Problem) || error.status === 0 || error.status >= 500;
const queries = new QueryClient({ defaultOptions: { queries: { staleTime: FRESH_MS, retry: (failures, error) => failures < TRIES && mayPass(error) } } });

const speaking = await startSpeaking();
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <I18nextProvider i18n={speaking}>
      <QueryClientProvider client={queries}>
        <Controls>
          <RouterProvider router={router} />
        </Controls>
      </QueryClientProvider>
    </I18nextProvider>
  </StrictMode>,
);
