import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { AnswerOf, AnyOperation, CallOf } from '../operation.ts';
import { call, NetworkLoss } from './call.ts';

interface Reading {
  /** False while something that the question needs is not yet known. */
  readonly enabled?: boolean;
  /** Milliseconds between looks at work that goes on at the server. */
  readonly everyMs?: number;
}

/** Reads an operation and keeps its answer fresh. */
export function useOperation<O extends AnyOperation>(
  operation: O,
  input: Pick<CallOf<O>, 'params' | 'query'> = {},
  reading: Reading = {},
): UseQueryResult<AnswerOf<O>> {
  return useQuery({
    queryKey: queryKey(operation, input),
    queryFn: () => call(operation, input),
    enabled: reading.enabled ?? true,
    refetchInterval: reading.everyMs ?? false,
  });
}

function queryKey<O extends AnyOperation>(operation: O, input: Pick<CallOf<O>, 'params' | 'query'>): unknown[] {
  return [operation.id, input.params ?? {}, input.query ?? {}];
}

interface Changing {
  /** The reads whose answers this change makes old. */
  readonly invalidates?: readonly AnyOperation[];
}

/**
 * Changes something. A creation carries one Idempotency-Key per intent: a double click, or a second try after the line
 * was lost, creates once; only an answer from the server ends the intent.
 */
export function useChange<O extends AnyOperation>(
  operation: O,
  changing: Changing = {},
): UseMutationResult<AnswerOf<O>, Error, CallOf<O>> {
  const client = useQueryClient();
  const keyFor = useIntent();
  return useMutation<AnswerOf<O>, Error, CallOf<O>>({
    mutationFn: async (input) => {
      const intent = operation.method === 'POST' ? keyFor(input) : undefined;
      try {
        const answer = await call(operation, { ...input, ...(intent && { idempotencyKey: intent.key }) });
        intent?.end();
        return answer;
      } catch (cause) {
        if (!(cause instanceof NetworkLoss)) intent?.end();
        throw cause;
      }
    },
    // Only a creation can be repeated blindly: its key makes the second try harmless.
    retry: (times, cause) => operation.method === 'POST' && cause instanceof NetworkLoss && times < 2,
    onSuccess: async () => {
      const ids = new Set((changing.invalidates ?? []).map(({ id }) => id));
      await client.invalidateQueries({ predicate: ({ queryKey }) => ids.has(queryKey[0] as string) });
    },
  });
}

function useIntent(): (input: unknown) => { key: string; end: () => void } {
  const intents = useRef(new Map<string, string>());
  return (input) => {
    const wish = JSON.stringify(input);
    const key = intents.current.get(wish) ?? crypto.randomUUID();
    intents.current.set(wish, key);
    return { key, end: () => void intents.current.delete(wish) };
  };
}

/** What every list answers: `page(item)` of the contract. */
export interface PageOf<T> {
  readonly items: readonly T[];
  readonly next: string | null;
  readonly total: number;
}

export type ItemOf<O extends AnyOperation> = AnswerOf<O> extends PageOf<infer T> ? T : never;

export interface Pages<T> {
  readonly items: readonly T[] | undefined;
  readonly total: number | undefined;
  readonly error: Error | null;
  readonly loading: boolean;
  /** From 1. */
  readonly number: number;
  readonly next: (() => void) | undefined;
  readonly previous: (() => void) | undefined;
  readonly again: () => void;
}

/** Walks a list page by page; another query begins at its first page. */
export function usePages<O extends AnyOperation>(
  operation: O,
  input: Pick<CallOf<O>, 'params' | 'query'> = {},
): Pages<ItemOf<O>> {
  const wish = JSON.stringify(input);
  const [trail, setTrail] = useState<{ wish: string; cursors: readonly string[] }>({ wish, cursors: [] });
  const cursors = trail.wish === wish ? trail.cursors : [];
  const after = cursors.at(-1);
  const asked = { ...input, query: { ...(input.query as object), ...(after !== undefined && { after }) } };
  const read = useQuery({
    queryKey: queryKey(operation, asked as CallOf<O>),
    queryFn: () => call(operation, asked as CallOf<O>) as Promise<PageOf<ItemOf<O>>>,
    placeholderData: keepPreviousData,
  });
  const following = read.data?.next ?? null;
  return {
    items: read.data?.items,
    total: read.data?.total,
    error: read.error,
    loading: read.isFetching,
    number: cursors.length + 1,
    next: following === null ? undefined : () => setTrail({ wish, cursors: [...cursors, following] }),
    previous: cursors.length === 0 ? undefined : () => setTrail({ wish, cursors: cursors.slice(0, -1) }),
    again: () => void read.refetch(),
  };
}
