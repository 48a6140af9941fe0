package org.parley.account;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;

@Interceptor
@NeedsProof("")
@Priority(Interceptor.Priority.APPLICATION)
public class ProofCheck implements Serializable {
    @Inject transient FreshProof proof;
    @Inject transient CurrentPerson currentPerson;

    @AroundInvoke public Object check(InvocationContext call) throws Exception {
        if (!currentPerson.isMember() || proof.isThere()) return call.proceed();
        var said = call.getMethod().getAnnotation(NeedsProof.class);
        proof.ask((said == null ? call.getMethod().getDeclaringClass().getAnnotation(NeedsProof.class) : said).value());
        return null;
    }
}
