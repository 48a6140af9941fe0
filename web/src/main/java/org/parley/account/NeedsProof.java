package org.parley.account;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An act of a page that needs a {@link FreshProof}: without one the member is led to {@code /confirm} and back to the page. Stands
 * on the act, and on the page's own guard where already looking is sensitive.
 */
@InterceptorBinding
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface NeedsProof {
    /** Address of the page. */
    @Nonbinding String value();
}
