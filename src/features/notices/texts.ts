import type { Texts } from '../../core/text.ts';

export const texts: Texts = {
  'zh-CN': {
    'notice-stage-not-open': '公示阶段将于 {{opensAt}} 开始，服务器时间为 {{now}}。',
    'notice-closed': '公示已于 {{closesAt}} 结束，服务器时间为 {{now}}，不再受理异议。',
    'objection-invalid': '异议内容不完整。',
    'seal-missing': '以单位名义提出异议，须附加盖公章的文件。',
    'entry-not-on-notice': '所选单位不在本次公示名单中。',
    'objection-already-answered': '这份异议已经答复。',
    'objection-names-no-entry': '这份异议没有指明单位，不能据此撤下公示名单中的单位。',
    'edition-already-conferred': '本届已经授予。',
    'file-missing': '该文件登记在册，但存储中已找不到，请联系管理员。',
    'event.notice.published': '发布了公示',
    'event.objection.lodged': '提出了异议',
    'event.objection.ruled': '答复了异议',
  },
  en: {
    'notice-stage-not-open': "The notice stage opens at {{opensAt}}; the server's time is {{now}}.",
    'notice-closed': "The notice closed at {{closesAt}}; the server's time is {{now}}. Objections are no longer taken.",
    'objection-invalid': 'The objection is not complete.',
    'seal-missing': 'An objection in the name of a unit needs a letter that bears its seal.',
    'entry-not-on-notice': 'This unit is not on the notice.',
    'objection-already-answered': 'This objection is answered already.',
    'objection-names-no-entry': 'The objection names no unit, so no unit can be struck from the result because of it.',
    'edition-already-conferred': 'The edition is conferred already.',
    'file-missing': 'The file is on record but is not in the storage any more; please tell the administrator.',
    'event.notice.published': 'published a notice',
    'event.objection.lodged': 'lodged an objection',
    'event.objection.ruled': 'answered an objection',
  },
};
