import type { Texts } from '../../core/text.ts';

export const texts: Texts = {
  'zh-CN': {
    'link-not-valid': '此链接无效、已过期或已使用过。请联系发出邀请的人重新发送。',
    'unit-code-taken': '该统一社会信用代码已有单位登记。请联系该单位的创建联络人，由其邀请您加入。',
    'invitation-not-open': '此邀请已被接受、撤回或过期，不能再撤回。',
    'password-missing': '请设置登录密码。',
    'last-of-its-kind': '这是最后一位负责人，移除后将无人管理。请先邀请并等待另一位接受。',
    'invitation.subject': '邀请您加入{{place}}',
    'invitation.body':
      '{{name}}，您好：\n\n{{inviter}}邀请您在 Exemplar 加入“{{place}}”。请在{{days}}天内打开下面的链接接受邀请：\n\n{{link}}\n\n如果您不认识邀请人，请忽略本邮件。',
    'registration.subject': '请确认“{{unit}}”的登记',
    'registration.body':
      '{{name}}，您好：\n\n我们收到了“{{unit}}”的登记申请。请在{{hours}}小时内打开下面的链接完成登记：\n\n{{link}}\n\n如果这不是您提交的，请忽略本邮件，不会发生任何事情。',
  },
  en: {
    'link-not-valid': 'This link is not valid, has expired or was used before. Ask whoever sent it for a new one.',
    'unit-code-taken': 'A unit with this code is registered already. Ask its coordinator to invite you.',
    'invitation-not-open': 'This invitation was accepted, withdrawn or has expired; it cannot be withdrawn any more.',
    'password-missing': 'Choose a password.',
    'last-of-its-kind':
      'This is the last person in charge here. Invite another one, and wait until they have accepted.',
    'invitation.subject': 'You are invited to {{place}}',
    'invitation.body':
      'Dear {{name}},\n\n{{inviter}} invites you to join "{{place}}" on Exemplar. Open this link within {{days}} days to accept:\n\n{{link}}\n\nIf you do not know who invited you, ignore this mail.',
    'registration.subject': 'Please confirm the registration of {{unit}}',
    'registration.body':
      'Dear {{name}},\n\nWe received a request to register "{{unit}}". Open this link within {{hours}} hours to complete it:\n\n{{link}}\n\nIf this was not you, ignore this mail and nothing will happen.',
  },
};
