import type { Texts } from '../../core/text.ts';

export const texts: Texts = {
  'zh-CN': {
    'outbox.title': '发件箱',
    'outbox.lead': '系统发出和待发的邮件。尚未发出的邮件可在此查看正文，其中的链接可转交收件人。',
    'outbox.subject': '主题',
    'outbox.to': '收件人',
    'outbox.state': '状态',
    'outbox.state-waiting': '待发送',
    'outbox.state-sent': '已发送',
    'outbox.state-failed': '发送失败',
    'outbox.created-at': '生成时间',
    'outbox.sent-at': '发送时间',
    'outbox.text': '正文',
    'outbox.show-text': '查看正文',
    'outbox.text-hidden': '邮件已发出，正文仅收件人可见',
    'outbox.none': '还没有邮件',
    'outbox.none-why': '邀请、登记确认和申报回执会出现在这里。',
  },
  en: {
    'outbox.title': 'Outbox',
    'outbox.lead':
      'Mails sent and to be sent. What has not been sent can be read here, so that its link can be handed on.',
    'outbox.subject': 'Subject',
    'outbox.to': 'To',
    'outbox.state': 'State',
    'outbox.state-waiting': 'to be sent',
    'outbox.state-sent': 'sent',
    'outbox.state-failed': 'not delivered',
    'outbox.created-at': 'Written',
    'outbox.sent-at': 'Sent',
    'outbox.text': 'Text',
    'outbox.show-text': 'Show the text',
    'outbox.text-hidden': 'Sent; its text is for its reader alone',
    'outbox.none': 'There is no mail yet',
    'outbox.none-why': 'Invitations, confirmations of units and receipts of entries will be listed here.',
  },
};
