/** Thai words, split where the app is built (config/words_plugin.ts): those of the later part are missing until learnt. */
declare module 'virtual:words/*' {
  const words: typeof import('../../../../server/i18n/th.json')['default'];
  export default words;
}
