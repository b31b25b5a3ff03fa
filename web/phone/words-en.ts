import phone from "../i18n/en/phone.ts";
import ui from "../i18n/en/ui.ts";
import { joined } from "../i18n/translator.ts";

export default joined({ phone, ui });
