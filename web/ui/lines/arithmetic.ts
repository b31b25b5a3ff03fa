import Big from "big.js";

/** Decimal places that a result is rounded to, the most that a price has. */
const places = 6;

/**
 * The value of "=12*50" and the like as a decimal string: numbers, + - * / × ÷ and parentheses, exact decimals.
 * Nothing when the text is not such a sum or divides by zero; never evaluates code.
 */
export function calculated(text: string): string | undefined {
  const tokens = tokensOf(text);
  if (!tokens) return undefined;
  const reader = { tokens, at: 0 };
  try {
    const value = sum(reader);
    return reader.at === tokens.length ? value?.round(places).toFixed() : undefined;
  } catch {
    return undefined; // big.js throws on division by zero
  }
}

interface Reader {
  readonly tokens: readonly string[];
  at: number;
}

function tokensOf(text: string): string[] | undefined {
  const plain = text.replace(/^\s*=/, "").replaceAll("×", "*").replaceAll("÷", "/").replaceAll(",", "");
  const tokens = plain.match(/\d+(?:\.\d+)?|\.\d+|[-+*/()]/g);
  return tokens && tokens.join("") === plain.replaceAll(/\s/g, "") ? tokens : undefined;
}

function sum(reader: Reader): Big | undefined {
  let value = product(reader);
  for (let sign = reader.tokens[reader.at]; value && (sign === "+" || sign === "-"); sign = reader.tokens[reader.at]) {
    reader.at++;
    const right = product(reader);
    value = right && (sign === "+" ? value.plus(right) : value.minus(right));
  }
  return value;
}

function product(reader: Reader): Big | undefined {
  let value = factor(reader);
  for (let sign = reader.tokens[reader.at]; value && (sign === "*" || sign === "/"); sign = reader.tokens[reader.at]) {
    reader.at++;
    const right = factor(reader);
    value = right && (sign === "*" ? value.times(right) : value.div(right));
  }
  return value;
}

function factor(reader: Reader): Big | undefined {
  const token = reader.tokens[reader.at++];
  if (token === "-") return factor(reader)?.times(-1);
  if (token === "(") {
    const value = sum(reader);
    return reader.tokens[reader.at++] === ")" ? value : undefined;
  }
  return token && /^[\d.]/.test(token) ? new Big(token) : undefined;
}
