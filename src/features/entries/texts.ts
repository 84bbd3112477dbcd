import type { Texts } from '../../core/text.ts';

export const texts: Texts = {
  'zh-CN': {
    'entry-exists': '本单位在该届次已有申报，请继续填写原申报。',
    'entry-stage-not-open': '申报阶段尚未开始，将于{{opensAt}}开始（服务器时间：{{now}}）。',
    'entry-stage-closed': '申报已于{{closesAt}}截止，服务器收到本次请求的时间为{{now}}，不予受理。',
    'entry-already-submitted': '该申报已于{{at}}提交，回执编号 {{receipt}}，不能再修改或重复提交。',
    'entry-withdrawn': '该申报已撤回，不能再修改。可在截止前重新开始申报，原内容会自动带入。',
    'entry-not-submitted': '该申报尚未提交，没有回执。',
    'entry-incomplete': '申报尚不完整，未予提交。请按下列各项补充后再提交。',
    'entry-answer-invalid': '此项未能保存，请按下列提示修改。',
    'evidence-not-in-library': '本单位的佐证材料库中没有这份材料。',
    'unit-not-confirmed': '本单位的登记尚待机构确认，确认后方可提交；现在可以继续填写。',
    'mail.entry-receipt.subject': '申报回执 {{number}}：{{unit}}',
    'mail.entry-receipt.body':
      '{{name}}，您好：\n\n“{{unit}}”参加“{{programme}}”第{{edition}}届的申报已提交。\n\n回执编号：{{number}}\n服务器接收时间：{{at}}\n内容校验值（SHA-256）：{{sha256}}\n\n在线查看：{{link}}',
    'event.entry.opened': '开始申报',
    'event.entry.answer-saved': '保存申报内容',
    'event.entry.choice-saved': '选择测评内容',
    'event.entry.submitted': '提交申报',
    'event.entry.withdrawn': '撤回申报',
  },
  en: {
    'entry-exists': 'The unit has an entry in this edition already. Go on with that one.',
    'entry-stage-not-open': 'The entry stage has not begun; it opens on {{opensAt}} (time of the server: {{now}}).',
    'entry-stage-closed':
      'The entry stage closed on {{closesAt}} and the server received this on {{now}}, so it was not accepted.',
    'entry-already-submitted':
      'This entry was submitted on {{at}}, receipt {{receipt}}; it can neither be changed nor submitted again.',
    'entry-withdrawn':
      'This entry was withdrawn and cannot be changed any more. Until the stage closes a new one can be opened; it takes over what this one held.',
    'entry-not-submitted': 'This entry was not submitted yet, so there is no receipt.',
    'entry-incomplete': 'The entry is not complete and was not submitted. Complete what is listed, then submit again.',
    'entry-answer-invalid': 'This answer was not saved. Please mend what is listed.',
    'evidence-not-in-library': 'The evidence library of the unit has no such piece.',
    'unit-not-confirmed':
      'The unit still waits for an office to confirm it. It can submit after that; until then go on preparing.',
    'mail.entry-receipt.subject': 'Receipt {{number}} for the entry of {{unit}}',
    'mail.entry-receipt.body':
      'Dear {{name}},\n\nThe entry of {{unit}} for {{programme}}, edition {{edition}}, was submitted.\n\nReceipt: {{number}}\nReceived by the server: {{at}}\nHash of what was sent (SHA-256): {{sha256}}\n\nLook at it: {{link}}',
    'event.entry.opened': 'Entry opened',
    'event.entry.answer-saved': 'Answer saved',
    'event.entry.choice-saved': 'Alternative chosen',
    'event.entry.submitted': 'Entry submitted',
    'event.entry.withdrawn': 'Entry withdrawn',
  },
};
