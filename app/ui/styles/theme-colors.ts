/** `--background` of tokens.css in each theme, for what surrounds the page and reads no CSS. */
export const themeColors = { light: "#f8fafd", dark: "#0f141d" };
