import { useParams, useRouter } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { createProduct, editProduct, getProduct, type ProductFields } from "../../../contract/catalog.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { TextField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { Section } from "../../ui/sheet/Section.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { toast } from "../../ui/toasts.ts";
import { useDraft } from "../../ui/useDraft.ts";
import { useBarred } from "../people/names.ts";
import { blankProduct, ProductForm } from "./ProductForm.tsx";

const cleaned = (fields: ProductFields): ProductFields => ({ ...fields, operations: fields.operations.map((each) => each.trim()).filter(Boolean) });
const firstMissing = (fields: ProductFields) => (["name", "salesUnit", "stockUnit"] as const).find((name) => !fields[name].trim());

/** Puts a product into the catalogue. */
export function ProductCreate() {
  const t = useT();
  const { history } = useRouter();
  const { draft, change, discard } = useDraft("product.new", { code: "", fields: blankProduct });
  const { code, fields } = draft;
  const { run, pending, error } = useCommand(createProduct);
  const faults = faultsOf(error);
  const save = () =>
    run({ ...cleaned(fields), code }).then(({ id }) => {
      discard();
      toast({ text: t("customers.saved", { name: fields.name }) });
      history.replace(`/products/${id}`);
    }, () => undefined);
  const missing = code.trim() ? firstMissing(fields) : "code";
  return (
    <Page title={t("catalog.create")} {...{ missing, pending, error }} onSave={() => void save()} onCancel={() => (discard(), history.push("/products"))}>
      <Section title={t("catalog.code")}><div className={sheet.fields}><TextField label={t("catalog.code")} required autoFocus max={40} value={code} onChange={(typed) => change({ code: typed, fields })} fault={faults("code")} hint={t("catalog.codeHint")} /></div></Section>
      <ProductForm value={fields} faults={faults} onChange={(changed) => change({ code, fields: { ...fields, ...changed } })} />
    </Page>
  );
}

/** Changes a product; based on the version that was loaded first. */
export function ProductEdit() {
  const { productId = "" } = useParams({ strict: false });
  const { data, error, refetch } = useQueryOf(getProduct, { id: productId }, { watches: [] });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const fields = Object.fromEntries(Object.keys(blankProduct).map((name) => [name, data[name as keyof ProductFields]])) as ProductFields;
  return <Edit key={productId} productId={productId} revision={data.revision} initial={fields} />;
}

function Edit({ productId, revision, initial }: { productId: string; revision: number; initial: ProductFields }) {
  const t = useT();
  const { history } = useRouter();
  const [based] = useState(revision);
  const { draft: fields, change, discard } = useDraft(`product.${productId}.${based}`, initial);
  const { run, pending, error } = useCommand(editProduct);
  const back = () => {
    discard();
    history.push(`/products/${productId}`);
  };
  const save = () =>
    run({ ...cleaned(fields), id: productId, expectedRevision: based }).then(() => {
      toast({ text: t("customers.saved", { name: fields.name }) });
      back();
    }, () => undefined);
  return (
    <Page title={t("customers.editNamed", { name: initial.name })} missing={firstMissing(fields)} {...{ pending, error }} onSave={() => void save()} onCancel={back}>
      <ProductForm value={fields} faults={faultsOf(error)} onChange={(changed) => change({ ...fields, ...changed })} />
    </Page>
  );
}

interface PageProps {
  title: string;
  missing: "code" | "name" | "salesUnit" | "stockUnit" | undefined;
  pending: boolean;
  error: unknown;
  onSave(): void;
  onCancel(): void;
  children: React.ReactNode;
}

function Page({ title, missing, pending, error, onSave, onCancel, children }: PageProps) {
  const t = useT();
  const why = useBarred()("catalog.manage") ?? (missing && t("ui.fillIn", { field: t(`catalog.${missing}`) }));
  return (
    <>
      <PageTitle title={title}>
        <Button onClick={onCancel}>{t("ui.cancel")}</Button>
        <ActionButton type="primary" shortcut="ctrl+s" loading={pending} disabledReason={why} onClick={onSave}>{t("ui.save")}</ActionButton>
      </PageTitle>
      {error !== null && error !== undefined && <Problem error={error} focus onRetry={onSave} />}
      <div className={sheet.stack} style={{ maxWidth: 1100 }}>{children}</div>
    </>
  );
}
