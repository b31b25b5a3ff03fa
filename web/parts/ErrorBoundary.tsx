import { useRouter } from "@tanstack/react-router";
import { Component, type ErrorInfo, type ReactNode, useEffect } from "react";
import { Problem } from "../ui/Problem.tsx";

interface State {
  error?: unknown;
}

/** A page that fails leaves the frame standing; what was typed is kept by `useDraft` and comes back with the next try. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = {};

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return <Failed error={error} onRetry={() => this.setState({ error: undefined })} />;
  }
}

/** Going to another page is a new try as well. */
export function Failed({ error, onRetry }: { error: unknown; onRetry(): void }) {
  const router = useRouter();
  useEffect(() => router.subscribe("onBeforeNavigate", onRetry), [router, onRetry]);
  return <Problem error={error} onRetry={onRetry} focus />;
}
