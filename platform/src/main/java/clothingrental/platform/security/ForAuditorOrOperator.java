package clothingrental.platform.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.security.access.prepost.PreAuthorize;

/** Only users with the role {@code auditor} or {@code operator} get through; others are answered 403 FORBIDDEN. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@PreAuthorize("hasAnyRole('auditor', 'operator')")
public @interface ForAuditorOrOperator {}
