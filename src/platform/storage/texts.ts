import type { Texts } from '../../core/text.ts';

export const texts: Texts = {
  'zh-CN': {
    'file-kind-not-allowed': '不能上传“{{name}}”：只接受以下类型的文件：{{allowed}}。请转换格式后重新上传。',
    'file-name-invalid': '文件名无法使用：文件名不能为空，不能含有控制字符，且不超过{{most}}个字符。请改名后重新上传。',
    'file-too-large': '文件过大：单个文件不得超过{{mostMebibytes}} MB（{{mostBytes}}字节）。请压缩或拆分后重新上传。',
    'file-empty': '“{{name}}”是空文件，请检查后重新上传。',
    'file-kind-mismatch': '“{{name}}”的内容不是{{extension}}文件。请勿只改扩展名；加密的文档请先解除加密，再重新上传。',
    'file-truncated': '“{{name}}”不完整（文件末尾缺失）。请在本机确认能正常打开后重新上传。',
    'file-has-macros': '“{{name}}”含有宏。请另存为不含宏的文件后重新上传。',
    'file-altered-on-the-way': '收到的“{{name}}”与所发送的文件不一致，请重新上传。',
    'upload-out-of-step': '上传进度与服务器不一致，请从服务器记录的位置继续上传。',
    'upload-expired': '该上传已超过{{hours}}小时未完成，已失效，请重新上传。',
    'upload-malformed': '上传请求不符合 tus 协议：{{reason}}',
  },
  en: {
    'file-kind-not-allowed':
      '“{{name}}” cannot be uploaded: only files of these kinds are accepted: {{allowed}}. Convert it and upload it again.',
    'file-name-invalid':
      'The file name cannot be used: it must not be empty, must hold no control characters and at most {{most}} characters. Rename the file and upload it again.',
    'file-too-large':
      'The file is too large: one file may have at most {{mostMebibytes}} MB ({{mostBytes}} bytes). Compress or divide it and upload it again.',
    'file-empty': '“{{name}}” is empty. Check it and upload it again.',
    'file-kind-mismatch':
      'What “{{name}}” holds is not a {{extension}} file. Renaming does not convert a file; remove the encryption of an encrypted document, then upload it again.',
    'file-truncated':
      '“{{name}}” is not whole: its end is missing. Make sure that it opens on your computer and upload it again.',
    'file-has-macros': '“{{name}}” holds macros. Save it as a file without macros and upload it again.',
    'file-altered-on-the-way': '“{{name}}” did not arrive as it was sent. Upload it again.',
    'upload-out-of-step': 'The upload and the server disagree on how much has arrived. Go on from where the server is.',
    'upload-expired': 'The upload was not finished within {{hours}} hours and has expired. Upload the file again.',
    'upload-malformed': 'The upload does not follow the tus protocol: {{reason}}',
  },
};
