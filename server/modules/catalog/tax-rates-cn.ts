import type { TaxRate } from "../../../contract/catalog.ts";

/**
 * Statutory VAT rates of mainland China by class and first day (财税〔2018〕32 号, 财政部 税务总局 海关总署公告 2019 年第 39 号,
 * 财税〔2017〕37 号). A company's own rows in catalog.tax_rates go before them.
 */
export const statutoryRates: readonly TaxRate[] = [
  { taxClass: "goods", validFrom: "1994-01-01", rate: "17" },
  { taxClass: "goods", validFrom: "2018-05-01", rate: "16" },
  { taxClass: "goods", validFrom: "2019-04-01", rate: "13" },
  { taxClass: "goodsReduced", validFrom: "2017-07-01", rate: "11" },
  { taxClass: "goodsReduced", validFrom: "2018-05-01", rate: "10" },
  { taxClass: "goodsReduced", validFrom: "2019-04-01", rate: "9" },
  { taxClass: "services", validFrom: "2016-05-01", rate: "6" },
  { taxClass: "exempt", validFrom: "1994-01-01", rate: "0" },
];
