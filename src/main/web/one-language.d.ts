/** One language of `sentences.ts`, cut out when the doors are built (see `vite.config.ts`). */
declare module '*/sentences.ts?language=zh-CN' {
  const said: Readonly<Record<string, string>>;
  export default said;
}
declare module '*/sentences.ts?language=en' {
  const said: Readonly<Record<string, string>>;
  export default said;
}
