/** A pack out of the text of a file: YAML (or JSON, which is YAML), read within bounds and with its lines and columns. */
import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Document, Node, Pair, YAMLError, YAMLMap } from 'yaml';

import { readPack } from '../../core/criteria/read.ts';
import type { Locate, PackReading } from '../../core/criteria/read.ts';
import { pointerTo } from '../../core/criteria/shape.ts';
import type { Params } from '../../core/criteria/shape.ts';
import { limits } from '../../core/limits.ts';
import type { Problem } from '../../core/problem.ts';

/** The library's own search for duplicate keys takes a minute for 60,000 keys, so `Conversion` looks for them. */
const parsing = { uniqueKeys: false, merge: false, prettyErrors: false, schema: 'core', logLevel: 'error' } as const;

/** Reads the bytes or text of a pack file. Nothing of a file with a problem is used; all problems come together. */
export function readPackText(input: string | Uint8Array): PackReading {
  const bytes = typeof input === 'string' ? Buffer.byteLength(input) : input.byteLength;
  if (bytes > limits.packBytes) return refused('pack-file-too-large', { bytes, limit: limits.packBytes });
  const text = typeof input === 'string' ? input : decode(input);
  if (text === undefined) return refused('pack-not-utf8');
  try {
    return readYaml(text);
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

function refused(code: string, params?: Params): PackReading {
  return { problems: [{ code, pointer: '', ...(params && { params }), line: 1, column: 1 }] };
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function readYaml(text: string): PackReading {
  const lines = new LineCounter();
  const document = parseDocument(text, { ...parsing, lineCounter: lines });
  const faults = [...document.errors, ...document.warnings];
  if (faults.length > 0)
    return { problems: faults.slice(0, limits.problems).map((fault) => syntaxProblem(fault, lines)) };
  const conversion = new Conversion(document, lines);
  const value = conversion.convert();
  if (conversion.problems.length > 0) return { problems: conversion.problems };
  return readPack(value, (pointer) => conversion.locate(pointer));
}

function syntaxProblem(fault: YAMLError, lines: LineCounter): Problem {
  const { line, col } = lines.linePos(fault.pos[0]);
  return { code: 'yaml-syntax', pointer: '', params: { reason: fault.message }, line, column: col };
}

/** From the parsed document to plain values: aliases followed within a budget, every place remembered by its pointer. */
class Conversion {
  readonly problems: Problem[] = [];
  readonly #document: Document;
  readonly #lines: LineCounter;
  readonly #offsets = new Map<string, number>();
  /** Anchors met so far; an alias follows its anchor in the text. Its own search would cost a walk for every alias. */
  readonly #anchors = new Map<string, Node>();
  #budget: number = limits.packValues;

  constructor(document: Document, lines: LineCounter) {
    this.#document = document;
    this.#lines = lines;
  }

  convert(): unknown {
    return this.#valueOf(this.#document.contents, '', 0, 0);
  }

  /** The place of a pointer, or of the nearest thing around it that is written in the text. */
  locate(pointer: string): { line: number; column: number } {
    let at = pointer;
    while (!this.#offsets.has(at) && at !== '') at = at.slice(0, at.lastIndexOf('/'));
    const { line, col } = this.#lines.linePos(this.#offsets.get(at) ?? 0);
    return { line, column: col };
  }

  #report(code: string, pointer: string, params?: Params): undefined {
    if (this.problems.length < limits.problems) {
      this.problems.push({ code, pointer, ...(params && { params }), ...this.locate(pointer) });
    }
  }

  #valueOf(node: Node | null | undefined, pointer: string, offset: number, depth: number): unknown {
    this.#offsets.set(pointer, isScalar(node) ? (node.range?.[0] ?? offset) : offset);
    this.#budget -= 1;
    if (this.#budget === 0) return this.#report('yaml-too-many-values', pointer, { limit: limits.packValues });
    if (this.#budget < 0) return undefined;
    if (depth > limits.packNesting) return this.#report('yaml-too-deep', pointer, { limit: limits.packNesting });
    if (isAlias(node)) {
      const anchored = this.#anchors.get(node.source);
      if (anchored === undefined)
        return this.#report('yaml-unknown-alias', pointer, { name: node.source.slice(0, 80) });
      return this.#valueOf(anchored, pointer, offset, depth + 1);
    }
    if (isNode(node) && node.anchor !== undefined) this.#anchors.set(node.anchor, node);
    if (isMap(node)) return this.#objectOf(node, pointer, depth);
    if (isSeq(node)) {
      return node.items.map((item, index) => {
        const child = item as Node | null;
        return this.#valueOf(child, pointerTo(pointer, index), child?.range?.[0] ?? offset, depth + 1);
      });
    }
    return isScalar(node) ? node.value : null;
  }

  #objectOf(map: YAMLMap, pointer: string, depth: number): unknown {
    const seen = new Set<string>();
    const pairs = (map.items as Pair<Node, Node | null>[]).map(({ key, value }) => {
      const offset = key?.range?.[0] ?? map.range?.[0] ?? 0;
      const name = isScalar(key) ? String(key.value) : '';
      const at = pointerTo(pointer, name);
      if (!isScalar(key) || name === '') {
        this.#offsets.set(at, offset);
        this.#report('yaml-key-not-text', at);
      } else if (seen.has(name)) {
        this.#offsets.set(at, offset);
        this.#report('yaml-duplicate-key', at, { key: name.slice(0, 80) });
      }
      seen.add(name);
      return [name, this.#valueOf(value, at, offset, depth + 1)] as const;
    });
    return Object.fromEntries(pairs);
  }
}
