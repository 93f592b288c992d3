System.Console.Error.WriteLine("EcsAutoscale.Host");
return 0;
