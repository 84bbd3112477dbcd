import type { Texts } from '../../core/text.ts';

/** The mails about somebody's own account. */
export const texts: Texts = {
  'zh-CN': {
    'event.person.password-reset': '重新设置了登录密码',
    'event.person.email-changed': '更换了登录邮箱',
    'password-wrong': '密码不对。请输入当前的登录密码。',
    'email-unchanged': '这就是您现在的登录邮箱。请填写新的邮箱。',
    'email-link-not-valid': '此链接无效、已过期或已使用过。请登录后在“我的账户”中重新申请。',
    'password-mail.subject': '重新设置 Exemplar 登录密码',
    'password-mail.body':
      '{{name}}，您好：\n\n我们收到了为您的账户重新设置密码的请求。请在{{minutes}}分钟内打开下面的链接，设置新密码：\n\n{{link}}\n\n链接只能使用一次。如果这不是您本人的操作，请忽略本邮件，原密码仍然有效。',
    'password-changed-mail.subject': '您的 Exemplar 登录密码已重新设置',
    'password-changed-mail.body':
      '{{name}}，您好：\n\n您的登录密码已通过邮件链接重新设置，所有设备上的登录均已退出。\n\n如果这不是您本人的操作，请立即在登录页点击“忘记密码”重新设置，并告知您所在的机构或单位。',
    'email-mail.subject': '请确认新的登录邮箱',
    'email-mail.body':
      '{{name}}，您好：\n\n您申请将登录邮箱更换为 {{email}}。请在{{hours}}小时内打开下面的链接确认：\n\n{{link}}\n\n确认之前仍使用原邮箱登录。如果这不是您本人的操作，请忽略本邮件。',
    'email-changed-mail.subject': '您的 Exemplar 登录邮箱已更换',
    'email-changed-mail.body':
      '{{name}}，您好：\n\n您的登录邮箱已更换为 {{email}}，本邮箱不再用于登录。\n\n如果这不是您本人的操作，请立即联系您所在的机构或单位。',
  },
  en: {
    'event.person.password-reset': 'set a new password',
    'event.person.email-changed': 'changed the e-mail address',
    'password-wrong': 'The password is wrong. Enter the one you sign in with now.',
    'email-unchanged': 'This is your address already. Enter the new one.',
    'email-link-not-valid':
      'This link is not valid, has expired or was used before. Sign in and ask for a new one under "My account".',
    'password-mail.subject': 'A new password for Exemplar',
    'password-mail.body':
      'Dear {{name}},\n\nSomebody asked for a new password for your account. To choose one, open this link within {{minutes}} minutes:\n\n{{link}}\n\nThe link works once. If it was not you, ignore this mail: your password stays as it is.',
    'password-changed-mail.subject': 'Your password for Exemplar was set anew',
    'password-changed-mail.body':
      'Dear {{name}},\n\nA new password was set for your account by a link that we had mailed to you, and you were signed out everywhere.\n\nIf it was not you, choose "Forgotten your password?" on the sign-in page at once, and tell your office or unit.',
    'email-mail.subject': 'Please confirm your new e-mail address',
    'email-mail.body':
      'Dear {{name}},\n\nYou wish to sign in as {{email}} from now on. Open this link within {{hours}} hours to confirm the address:\n\n{{link}}\n\nUntil then you sign in as before. If it was not you, ignore this mail.',
    'email-changed-mail.subject': 'Your e-mail address for Exemplar has changed',
    'email-changed-mail.body':
      'Dear {{name}},\n\nFrom now on you sign in as {{email}}, no longer with this address.\n\nIf it was not you, tell your office or unit at once.',
  },
};
