import { isAlias, isMap, isNode, isScalar, isSeq } from 'yaml';
import type { Document, LineCounter, Node, Pair, YAMLMap } from 'yaml';

import { pointerTo } from '../../core/criteria/shape.ts';
import type { Params } from '../../core/criteria/shape.ts';
import { limits } from '../../core/limits.ts';
import type { Problem } from '../../core/problem.ts';

/** From the parsed document to plain values: aliases followed within a budget, every place remembered by its pointer. */
export class Conversion {
  readonly problems: Problem[] = [];
  readonly #document: Document;
  readonly #lines: LineCounter;
  readonly #offsets = new Map<string, number>();
  /** Anchors met so far; an alias follows its anchor in the text. Its own search would cost a walk for every alias. */
  readonly #anchors = new Map<string, Node>();
  readonly #most: number;
  #budget: number;

  constructor(document: Document, lines: LineCounter, values: number = limits.packValues) {
    this.#document = document;
    this.#lines = lines;
    this.#most = values;
    this.#budget = values;
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
    if (this.#budget === 0) return this.#report('yaml-too-many-values', pointer, { limit: this.#most });
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
