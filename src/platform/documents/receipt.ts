import type { IsoDate } from '../../core/calendar.ts';
import type { Text } from '../../core/text.ts';
import { compile } from './compile.ts';

/** What the receipt of a submission says. */
export interface Receipt {
  readonly number: string;
  readonly programme: Text;
  readonly edition: Text;
  readonly unit: { readonly zh: string; readonly en: string | null };
  /** The server's time, with its zone, as it is shown: `2026-11-24 17:59:58 UTC+08:00`. */
  readonly receivedAt: string;
  readonly receivedOn: IsoDate;
  /** SHA-256 over what was sent, in hex. */
  readonly sha256: string;
  /** Who sent it. */
  readonly sentBy: string;
}

/** A receipt in both languages: what arrived, when by the server's clock, and the hash that proves it later. */
export async function renderReceipt(receipt: Receipt): Promise<Uint8Array> {
  const { number, programme, edition, unit, receivedAt, receivedOn, sha256, sentBy } = receipt;
  const row = (zh: string, en: string, value: string, second: string | null = null) => ({
    label: { zh, en },
    value,
    second,
    whole: false,
  });
  return compile('receipt', {
    lang: 'zh',
    date: receivedOn,
    title: `申报回执 · ${number}`,
    heading: { zh: '申报回执', en: 'Receipt of Submission' },
    rows: [
      row('回执编号', 'Receipt number', number),
      row('评选项目', 'Programme', programme.zh, programme.en),
      row('届次', 'Edition', edition.zh, edition.en),
      row('申报单位', 'Unit', unit.zh, unit.en),
      row('提交人', 'Submitted by', sentBy),
      row('收到时间（服务器时间）', 'Received (server time)', receivedAt),
      // On one line, so that it is copied whole.
      { ...row('内容校验值（SHA-256）', 'Hash of what was sent (SHA-256)', sha256), whole: true },
    ],
    note: {
      zh: '本回执证明服务器已于上述时间完整收到申报内容。校验值由申报内容计算得出，可用于日后核对内容是否有改动。',
      en: 'This receipt proves that the server had received the whole entry at the time stated. The hash is computed from what was sent and shows later whether anything was changed.',
    },
  });
}
