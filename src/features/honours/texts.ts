import type { Texts } from '../../core/text.ts';

export const texts: Texts = {
  'zh-CN': {
    'notice-missing': '结果尚未公示，不能授予。',
    'notice-still-running': '公示期到 {{closesAt}} 为止，服务器时间为 {{now}}，期满后才能授予。',
    'objections-unanswered': '还有 {{count}} 件异议没有答复，答复后才能授予。',
    'nobody-named': '本届没有单位入选。',
    'honour-not-held': '该荣誉目前不在有效状态，不能下载证书。',
    'event.honour.conferred': '授予了荣誉',
    'event.edition.conferred': '完成了本届授予',
  },
  en: {
    'notice-missing': 'The result has not been put on public notice; it cannot be conferred.',
    'notice-still-running':
      "The notice runs until {{closesAt}}; the server's time is {{now}}. It can be conferred after that.",
    'objections-unanswered': '{{count}} objections are not answered yet; it can be conferred after that.',
    'nobody-named': 'The edition names no unit.',
    'honour-not-held': 'The honour is not held at present; its certificate cannot be had.',
    'event.honour.conferred': 'conferred an honour',
    'event.edition.conferred': 'conferred the edition',
  },
};
