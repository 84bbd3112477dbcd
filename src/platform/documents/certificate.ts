import QRCode from 'qrcode';
import type { IsoDate } from '../../core/calendar.ts';
import type { Text } from '../../core/text.ts';
import { compile } from './compile.ts';
import { spokenDate } from './spoken-date.ts';

/** What a certificate says. Everything but the Chinese names may be missing where it says `null`. */
export interface Certificate {
  readonly kind: 'title' | 'prize' | 'benchmark' | 'certification' | 'list';
  readonly honour: Text;
  readonly unit: { readonly zh: string; readonly en: string | null };
  /** As people say it: `第十九届`, `19th edition`; null for an honour without editions. */
  readonly edition: Text | null;
  /** `2017—2018年度`, `2017–2018`. */
  readonly period: Text | null;
  readonly body: Text;
  readonly number: string;
  readonly conferredOn: IsoDate;
  readonly validUntil: IsoDate | null;
  /** The public page that verifies this very certificate. */
  readonly verifyUrl: string;
}

/** How each kind of honour is conferred, in the words that belong to it. */
const conferring: Readonly<Record<Certificate['kind'], { lead: Text; honour: (name: string) => string }>> = {
  title: { lead: { zh: '兹授予', en: 'is awarded the title of' }, honour: (name) => `“${name}”称号` },
  prize: { lead: { zh: '兹授予', en: 'is awarded the' }, honour: (name) => `“${name}”` },
  benchmark: { lead: { zh: '兹认定', en: 'is recognised as' }, honour: (name) => `为“${name}”` },
  certification: { lead: { zh: '兹证明', en: 'is certified to' }, honour: (name) => `通过“${name}”认证` },
  list: { lead: { zh: '兹确认', en: 'is named in' }, honour: (name) => `入选“${name}”` },
};

/** An honour on paper: A4 landscape, Chinese and English, with a QR code that leads to the page that verifies it. */
export async function renderCertificate(certificate: Certificate): Promise<Uint8Array> {
  const { honour, unit, edition, period, body, number, conferredOn, validUntil, verifyUrl } = certificate;
  const { lead, honour: inChinese } = conferring[certificate.kind];
  return compile('certificate', {
    lang: 'zh',
    date: conferredOn,
    title: `${unit.zh} · ${honour.zh}`,
    heading: { zh: '荣誉证书', en: 'CERTIFICATE OF HONOUR' },
    lead,
    unit: { zh: unit.zh, en: unit.en ?? 'The unit named above' },
    honour: { zh: inChinese(honour.zh), en: honour.en },
    edition: {
      zh: [edition?.zh, period && `（${period.zh}）`].filter(Boolean).join(''),
      en: [edition?.en, period?.en].filter(Boolean).join(', '),
    },
    facts: [
      ['证书编号 · Certificate number', number],
      ...(validUntil === null
        ? []
        : [['有效期至 · Valid until', `${spokenDate('zh-CN', validUntil)} · ${spokenDate('en', validUntil)}`]]),
    ],
    body,
    conferred: { zh: spokenDate('zh-CN', conferredOn), en: spokenDate('en', conferredOn) },
    qr: await QRCode.toString(verifyUrl, { type: 'svg', errorCorrectionLevel: 'M', margin: 0 }),
    verify: { zh: '扫码核验', en: 'Scan to verify', address: verifyUrl },
  });
}
