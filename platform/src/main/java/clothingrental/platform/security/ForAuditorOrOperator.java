package clothingrental.platform.security;

import jakarta.annotation.security.RolesAllowed;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Only users with the role {@code auditor} or {@code operator} get through; others are answered 403 FORBIDDEN. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@RolesAllowed({Roles.AUDITOR, Roles.OPERATOR})
public @interface ForAuditorOrOperator {}
