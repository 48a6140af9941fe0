package org.parley.consent;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.parley.privacy.Concerns;

/** Stands before every boundary that says {@link Processes} and asks the {@link Gate} (C2). */
@Interceptor
@Processes(Purpose.ACCOUNT)
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
public class Gatekeeper implements Serializable {
    private static final Map<Method, Rule> RULES = new ConcurrentHashMap<>();

    @Inject transient Gate gate;

    private record Rule(Purpose purpose, int argument, boolean answersByValue) {}

    @AroundInvoke public Object ask(InvocationContext call) throws Exception {
        var rule = RULES.computeIfAbsent(call.getMethod(), Gatekeeper::rule);
        if (rule.argument < 0) return call.proceed();
        var subject = ((Concerns) call.getParameters()[rule.argument]).subject();
        if (rule.answersByValue) {
            var refusal = gate.refusal(rule.purpose, subject);
            if (refusal.isPresent()) return new Gated.Refused<>(rule.purpose, refusal.get());
        }
        gate.use(rule.purpose, subject);
        return call.proceed();
    }

    private static Rule rule(Method method) {
        var said = method.getAnnotation(Processes.class);
        if (said == null) said = method.getDeclaringClass().getAnnotation(Processes.class);
        if (said == null) throw new IllegalStateException(method + " does not say for what");
        return new Rule(said.value(), said.of() == Processes.Whose.ARGUMENT ? argument(method) : -1, method.getReturnType() == Gated.class);
    }

    /** Which argument says whose data it is. */
    public static int argument(Method method) {
        var types = method.getParameterTypes();
        for (int i = 0; i < types.length; i++) if (Concerns.class.isAssignableFrom(types[i])) return i;
        throw new IllegalStateException(method + " does not say whose data it uses");
    }
}
