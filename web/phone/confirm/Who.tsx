import { useT } from "../../i18n/words.ts";
import type { Confirmation } from "./ConfirmPage.tsx";

interface Props {
  asked: Pick<Confirmation, "identity">;
  name: string;
  digits: string;
  attemptsLeft: number | undefined;
  onName(name: string): void;
  onDigits(digits: string): void;
}

/** Who answers: the name, and the digits of the phone where they are asked for. */
export function Who({ asked, name, digits, attemptsLeft, onName, onDigits }: Props) {
  const t = useT();
  return (
    <>
      <label>
        <span className="label">{t("phone.yourName")}</span>
        <input className="field" autoComplete="name" maxLength={60} required value={name} onChange={({ target }) => onName(target.value)} />
      </label>
      {asked.identity === "phoneDigits" && (
        <label>
          <span className="label">{t("phone.digits")}</span>
          <input className="field" inputMode="numeric" autoComplete="off" maxLength={4} pattern="\d{4}" required aria-invalid={attemptsLeft !== undefined || undefined} aria-describedby="digits-fault" value={digits} onChange={({ target }) => onDigits(target.value.replaceAll(/\D/g, ""))} />
          <span id="digits-fault" role="alert" className="fault">{attemptsLeft !== undefined && t("phone.digitsWrong", { count: attemptsLeft })}</span>
        </label>
      )}
    </>
  );
}
