import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import { newKey } from './ask';
import { Problem } from './problem';

export interface Command<Given> {
  readonly send: (given: Given) => void;
  readonly isSending: boolean;
  readonly error: Error | null;
  /** Forgets what went wrong. */
  readonly calm: () => void;
}

/**
 * One command of one form. Its key stays the same until it is done: pressed twice, or sent again because the network failed, it is
 * done once. `send` is what asks the API.
 */
export function useCommand<Given, Answer>(send: (given: Given, key: string) => Promise<Answer>, done: (answer: Answer) => unknown, failed?: (error: Error) => unknown): Command<Given> {
  const key = useRef<string>(undefined);
  const isSending = useRef(false);
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: (given: Given) => send(given, (key.current ??= newKey())),
    onSuccess: (answer) => {
      key.current = undefined;
      return done(answer);
    },
    onError: (problem) => {
      // What was sent first was done after all, with other content: the next one is another command.
      if (problem instanceof Problem && problem.code === 'IDEMPOTENCY_KEY_REUSED') key.current = undefined;
      failed?.(problem);
    },
    onSettled: () => {
      isSending.current = false;
    },
  });
  const once = useCallback(
    (given: Given) => {
      if (isSending.current) return;
      isSending.current = true;
      mutate(given);
    },
    [mutate],
  );
  return { send: once, isSending: isPending, error, calm: reset };
}

/** Something was done to a standard: everything that shows it is asked for anew. */
export function useChanged(standardId: string): () => void {
  const client = useQueryClient();
  return useCallback(() => {
    for (const queryKey of [['standard', standardId], ['tasks'], ['portfolio'], ['inbox']]) void client.invalidateQueries({ queryKey });
  }, [client, standardId]);
}
