package org.parley.account;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;
import org.apache.shiro.SecurityUtils;

/** Asks Shiro before a boundary that says {@link Permitted}. @throws org.apache.shiro.authz.AuthorizationException */
@Interceptor
@Permitted("")
@Priority(Interceptor.Priority.PLATFORM_BEFORE - 10)
public class PermissionCheck implements Serializable {
    @AroundInvoke public Object check(InvocationContext call) throws Exception {
        var said = call.getMethod().getAnnotation(Permitted.class);
        if (said == null) said = call.getMethod().getDeclaringClass().getAnnotation(Permitted.class);
        SecurityUtils.getSubject().checkPermission(said.value());
        return call.proceed();
    }
}
