/** HTML that went through what escapes or sanitises it, by the usual names. `unescape` undoes that. */
export const SANITISED =
  /\b\w*(?:[sS]anitiz\w*|[sS]anitis\w*|[pP]urify|(?<![uU]n)[eE]scape(?:H\w*|Expression|Text)?|encodeURI(?:Component)?)\(|\b(?:he|entities)\.encode\(|\bxss\(/;

/** A call of one of the trusting methods with a text that stands right there. */
export const TRUSTS_LITERAL = /\b(?:bypassSecurityTrust|trustAs)\w*\(\s*(?:'[^'\n]*'|"[^"\n]*"|`[^`$]*`)\s*\)/;

/** A file's name without a folder: what leads elsewhere is cut off, or every slash is taken out. Without its dots alone a path may still be absolute. */
export const PLAIN_NAME =
  /\b(?:basename|sanitiz\w*|slugify)\(|\.replace(?:All)?\(\/(?:[^/\\]|\\.)*(?:\\\/|\[[^\]\n]*\/)(?:[^/\\\n]|\\.)*\/\w*g/;

/** Node itself, or the script that it runs, as the one thing in a command that varies. */
export const OWN_PROGRAM =
  /\b(?:exec|spawn)\w*\(\s*(?:(?:'[^'\n]*'|"[^"\n]*")\s*\+\s*)?process\.(?:execPath|argv\[[01]\])\s*[,)]/;
