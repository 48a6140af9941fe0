package org.parley.consent;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says for what a boundary uses people's data (C2, GDPR Art. 5(1)(b)). On a method it replaces what the class says.
 * A refusal is thrown as {@link PurposeRefused}, or returned where the method answers with {@link Gated}.
 */
@InterceptorBinding
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Processes {
    @Nonbinding Purpose value();

    @Nonbinding Whose of() default Whose.ARGUMENT;

    /** Whose data it is. */
    enum Whose {
        /** Of the first argument that is a person, an account or a data subject: the gate decides before the call. */
        ARGUMENT,
        /** The call finds out, or looks at many: it asks the gate for each. */
        FOUND_INSIDE,
        /** Of somebody who is not known yet, and gives the data now for this purpose. */
        NEWCOMER
    }
}
