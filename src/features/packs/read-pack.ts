/** A pack out of the text of a file: YAML (or JSON, which is YAML), read within bounds and with its lines and columns. */
import { LineCounter, parseDocument } from 'yaml';
import type { YAMLError } from 'yaml';

import { readPack } from '../../core/criteria/read.ts';
import type { Locate, PackReading } from '../../core/criteria/read.ts';
import type { Params } from '../../core/criteria/shape.ts';
import { limits } from '../../core/limits.ts';
import type { Problem } from '../../core/problem.ts';
import { Conversion } from './yaml-values.ts';

/** The library's own search for duplicate keys takes a minute for 60,000 keys, so `Conversion` looks for them. */
const parsing = { uniqueKeys: false, merge: false, prettyErrors: false, schema: 'core', logLevel: 'error' } as const;

/** Reads the bytes or text of a pack file. Nothing of a file with a problem is used; all problems come together. */
export function readPackText(input: string | Uint8Array): PackReading {
  const parsed = parsePackText(input, { bytes: limits.packBytes, values: limits.packValues });
  return 'problems' in parsed ? { problems: parsed.problems } : readPack(parsed.value, parsed.locate);
}

interface Bounds {
  readonly bytes: number;
  readonly values: number;
}

type Parsed = { readonly value: unknown; readonly locate: Locate } | { readonly problems: readonly Problem[] };

/** The value that the text of a pack file holds, not yet read as a pack. */
export function parsePackText(input: string | Uint8Array, bounds: Bounds): Parsed {
  const bytes = typeof input === 'string' ? Buffer.byteLength(input) : input.byteLength;
  if (bytes > bounds.bytes) return refused('pack-file-too-large', { bytes, limit: bounds.bytes });
  const text = typeof input === 'string' ? input : decode(input);
  if (text === undefined) return refused('pack-not-utf8');
  try {
    return parseYaml(text, bounds.values);
  } catch (error) {
    // Only a text nested beyond all reason exhausts the parser's stack.
    if (error instanceof RangeError) return refused('yaml-too-deep', { limit: limits.packNesting });
    throw error;
  }
}

/**
 * Finds the places of JSON pointers in a text that is known to be JSON or YAML, for messages about a value that was
 * read by other means. Texts larger than a pack may be are not searched: their problems are told by pointer alone.
 */
export function placesIn(text: string): Locate {
  if (Buffer.byteLength(text) > limits.packBytes) return () => undefined;
  const lines = new LineCounter();
  const conversion = new Conversion(parseDocument(text, { ...parsing, lineCounter: lines }), lines);
  conversion.convert();
  return (pointer) => conversion.locate(pointer);
}

function refused(code: string, params?: Params): { readonly problems: readonly Problem[] } {
  return { problems: [{ code, pointer: '', ...(params && { params }), line: 1, column: 1 }] };
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function parseYaml(text: string, values: number): Parsed {
  const lines = new LineCounter();
  const document = parseDocument(text, { ...parsing, lineCounter: lines });
  const faults = [...document.errors, ...document.warnings];
  if (faults.length > 0)
    return { problems: faults.slice(0, limits.problems).map((fault) => syntaxProblem(fault, lines)) };
  const conversion = new Conversion(document, lines, values);
  const value = conversion.convert();
  if (conversion.problems.length > 0) return { problems: conversion.problems };
  return { value, locate: (pointer) => conversion.locate(pointer) };
}

function syntaxProblem(fault: YAMLError, lines: LineCounter): Problem {
  const { line, col } = lines.linePos(fault.pos[0]);
  return { code: 'yaml-syntax', pointer: '', params: { reason: fault.message }, line, column: col };
}
